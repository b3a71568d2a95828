// Package manifest reads streams of YAML documents as kubectl does.
package manifest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	kubeyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// Object is a Kubernetes object as it was written.
type Object = unstructured.Unstructured

// Problem is a document that is no object, or an object without a name.
type Problem struct{ Kind, Message string }

// Stream is what a text of YAML documents says.
type Stream struct {
	Objects  []*Object
	Problems []Problem
	// Repeated are the later ones of objects that were declared more than once.
	Repeated []*Object

	places map[identity]int
}

// Read takes documents one by one, so that one that cannot be read does not hide the others.
func Read(text string) Stream {
	stream := Stream{places: map[identity]int{}}
	documents := kubeyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for index := 0; ; index++ {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return stream
		}
		if err == nil {
			err = stream.add(document)
		}
		if err != nil {
			stream.Problems = append(stream.Problems, Problem{"", fmt.Sprintf("document %d: %v", index+1, err)})
		}
	}
}

func (s *Stream) add(document []byte) error {
	json, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		return err
	}
	if string(json) == "null" {
		return nil
	}
	object := &Object{}
	if err := object.UnmarshalJSON(json); err != nil {
		return err
	}
	if object.IsList() {
		return object.EachListItem(func(item runtime.Object) error {
			s.put(item.(*Object))
			return nil
		})
	}
	s.put(object)
	return nil
}

// put replaces an earlier object of the same identity: of two applications of one object the later stays.
func (s *Stream) put(object *Object) {
	if object.GetName() == "" {
		s.Problems = append(s.Problems, Problem{object.GetKind(), "it has no name"})
		return
	}
	if ClusterScoped(object) {
		object.SetNamespace("")
	} else if object.GetNamespace() == "" {
		object.SetNamespace("default")
	}
	if place, twice := s.places[identityOf(object)]; twice {
		s.Objects[place] = object
		s.Repeated = append(s.Repeated, object)
		return
	}
	s.places[identityOf(object)] = len(s.Objects)
	s.Objects = append(s.Objects, object)
}

// MustRead is for those who need every document.
func MustRead(text string) (Stream, error) {
	stream := Read(text)
	for _, problem := range stream.Problems {
		return stream, errors.New(problem.Message)
	}
	return stream, nil
}
