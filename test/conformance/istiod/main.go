// Command istiod answers questions about Kubernetes objects with Istio's own code: JSON lines, one answer for each question, in order.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"cdk8s-istio/conformance/istiod/quiet"
)

func main() {
	questions := bufio.NewReader(os.Stdin)
	answers := json.NewEncoder(quiet.Answers)
	answers.SetEscapeHTML(false)
	desk := &desk{}
	for {
		line, err := questions.ReadBytes('\n')
		if len(line) > 1 {
			if err := answers.Encode(desk.answer(line)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		if errors.Is(err, io.EOF) {
			desk.close()
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// answer never fails: what cannot be answered is answered with an error.
func (d *desk) answer(line []byte) (answer map[string]any) {
	var question question
	defer func() {
		if cause := recover(); cause != nil {
			answer = map[string]any{"error": fmt.Sprintf("%v\n%s", cause, debug.Stack())}
		}
		answer["id"] = question.ID
	}()
	if err := json.Unmarshal(line, &question); err != nil {
		return map[string]any{"error": "not a question: " + err.Error()}
	}
	answer, err := d.ask(question)
	if err != nil {
		return map[string]any{"error": err.Error()}
	}
	return answer
}
