// The floor: a worker that answers and does nothing else.

chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(() => port.postMessage({ type: 'answers' }));
});
