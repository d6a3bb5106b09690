namespace ConvertTyped.Tests.Documentation;

/// <summary>A config with all entities that the examples in the documentation of the Python SDK use.</summary>
internal static class PageConfig
{
    internal static string Json { get; } = new ConfigText
    {
        Experiences = """
            {"id":"100342","key":"checkout-experiment","variations":[{"id":"200512","key":"treatment","changes":[
              {"type":"fullStackFeature","data":{"feature_id":"10051","variables_data":{"headline":"Almost there","enabled":"true","max_items":"5"}}}]}]},
            {"id":"100343","key":"geo-experiment","audiences":["de"],"variations":[{"id":"200513","key":"german"}]},
            {"id":"100344","key":"landing-page-test","locations":["pricing"],"variations":[{"id":"200514"}]},
            {"id":"100345","key":"homepage-test","variations":[{"id":"200515","key":"new"}]}
            """,
        Features = """
            {"id":"10051","key":"checkout-banner","variables":[{"key":"headline","type":"string"},{"key":"enabled","type":"boolean"},{"key":"max_items","type":"integer"}]},
            {"id":"10052","key":"nobody-has-it"}
            """,
        Goals = """{"id":"300001","key":"purchase_completed"},{"id":"300002","key":"add_to_cart"}""",
        Audiences = ConfigText.Ruled("de", ConfigText.When("country", "equals", "\"DE\"")),
        Locations = ConfigText.Ruled("pricing", ConfigText.When("url", "equals", "\"/pricing\"")),
        Segments = """{"id":"seg_us_abc","key":"us-visitors","rules":""" + ConfigText.When("country", "equals", "\"US\"") + "},"
            + """{"id":"seg_premium","key":"premium-plan","rules":""" + ConfigText.When("plan", "equals", "\"pro\"") + "}",
    }.ToString();

    internal static ConvertConfig Config { get; } = ConvertConfig.FromString(Json);

    internal static ConvertCore Core(Action<ConvertOptions>? change = null)
    {
        var options = new ConvertOptions { Config = Config, BatchSize = 1_000 };
        change?.Invoke(options);
        return new ConvertCore(options).Initialize();
    }
}
