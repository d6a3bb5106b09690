export default {
  // The library that highlights code does not know Razor.
  configureHljs: hljs => hljs.registerAliases(["razor", "cshtml"], { languageName: "xml" }),
};
