import { App, Chart } from 'cdk8s';
import { BookinfoApp, Browser, CanaryRelease, CanaryStage, OperatingSystem, Percent, RequestMatch, StringMatch } from 'cdk8s-istio';

const app = new App();
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

const { reviews } = new BookinfoApp(chart, 'Bookinfo', {
  reviews: { versions: ['v1', 'v2'], stable: 'v1' },
});

// By header: one tester, and everybody whose account starts with "qa-".
const testers = RequestMatch.anyOf(
  RequestMatch.header('end-user', StringMatch.exact('jason')),
  RequestMatch.header('end-user', StringMatch.prefix('qa-')),
);

// By cookie, wherever it stands among the other cookies, and by user agent; not whoever is signed in.
const volunteers = RequestMatch.allOf(
  RequestMatch.cookie('beta', StringMatch.exact('1')),
  RequestMatch.userAgent({ operatingSystem: OperatingSystem.ANDROID, browser: Browser.CHROME }),
  RequestMatch.headerAbsent('end-user'),
);

// By path, method and query parameter: a call by hand, as in curl 'http://reviews:9080/reviews/0?preview=v2'.
const preview = RequestMatch.allOf(
  RequestMatch.uri(StringMatch.prefix('/reviews/')),
  RequestMatch.anyOf(RequestMatch.method('GET'), RequestMatch.method('HEAD')),
  RequestMatch.queryParam('preview', StringMatch.exact('v2')),
);

new CanaryRelease(chart, 'ReviewsV2', {
  canary: reviews.version('v2'),
  earlyAccess: [testers, volunteers, preview],
  // The public, beside them.
  stage: CanaryStage.shift(Percent.of(10)),
});

app.synth();
