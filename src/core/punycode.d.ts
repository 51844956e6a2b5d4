// The package's ES module, which @types/punycode does not name.
declare module 'punycode/punycode.es6.js' {
  export { toUnicode } from 'punycode';
}
