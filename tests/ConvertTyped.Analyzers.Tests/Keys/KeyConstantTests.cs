namespace ConvertTyped.Analyzers.Tests.Keys;

/// <summary>Tests which values count as constant keys for CVT1001 to CVT1004.</summary>
public sealed class KeyConstantTests
{
    [Theory]
    [InlineData("context.RunFeature({|CVT1002:Wrong|});")]
    [InlineData("const string key = \"nope\"; context.RunFeature({|CVT1002:key|});")]
    [InlineData("context.RunFeature({|CVT1002:nameof(Wrong)|});")]
    [InlineData("context.RunFeature({|CVT1002:$\"{Wrong}-banner\"|});")]
    [InlineData("context.RunFeature({|CVT1002:\"no\" + \"pe\"|});")]
    [InlineData("context.RunFeature({|CVT1002:\"\"\"nope\"\"\"|});")]
    [InlineData("context.RunFeature({|CVT1002:@\"nope\"|});")]
    [InlineData("context.RunFeature(({|CVT1002:\"nope\"|}));")]
    [InlineData("context.RunFeature({|CVT1002:(string)\"nope\"|});")]
    public Task Every_kind_of_constant_is_checked(string line) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(line, "private const string Wrong = \"nope\";"));

    [Theory]
    [InlineData("context.RunFeature(isNew ? {|CVT1002:\"nope\"|} : \"checkout-banner\");")]
    [InlineData("context.RunFeature(isNew ? unknown : isNew ? {|CVT1002:\"nope\"|} : {|CVT1002:\"never\"|});")]
    [InlineData("context.RunFeature(unknown switch { \"new\" => {|CVT1002:\"nope\"|}, \"old\" => \"checkout-banner\", _ => throw new Exception(\"nope\") });")]
    [InlineData("context.RunFeature(unknown ?? {|CVT1002:\"nope\"|});")]
    public Task Every_branch_of_a_conditional_expression_is_checked(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Theory]
    [InlineData("context.RunCustomSegments(new[] { \"us-visitors\", {|CVT1004:\"nope\"|} });")]
    [InlineData("context.RunCustomSegments(new string[] { {|CVT1004:\"nope\"|} });")]
    [InlineData("context.RunCustomSegments([\"us-visitors\", {|CVT1004:\"nope\"|}, unknown]);")]
    [InlineData("context.RunCustomSegments([.. isNew ? new[] { {|CVT1004:\"nope\"|} } : []]);")]
    [InlineData("context.RunCustomSegments(new List<string> { {|CVT1004:\"nope\"|}, \"us-visitors\" });")]
    [InlineData("context.RunCustomSegments(new HashSet<string>(new[] { {|CVT1004:\"nope\"|} }));")]
    [InlineData("context.RunCustomSegments((IEnumerable<string>)new[] { {|CVT1004:\"nope\"|} });")]
    [InlineData("RunAll(\"a\", {|CVT1004:\"nope\"|}, \"us-visitors\");")]
    [InlineData("RunSpan({|CVT1004:\"nope\"|});")]
    public Task Every_item_of_a_collection_is_checked(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line, """
        private void RunAll(string name, [SegmentKey] params string[] keys) { }
        private void RunSpan([SegmentKey] params ReadOnlySpan<string> keys) { }
        """));

    [Theory]
    [InlineData("context.RunFeature(enableTracking: false, featureKey: {|CVT1002:\"nope\"|});")]
    [InlineData("context?.RunFeature({|CVT1002:\"nope\"|});")]
    [InlineData("_ = context?.RunFeature({|CVT1002:\"nope\"|})?.Variables.GetString(\"nope\");")]
    [InlineData("Func<string, FeatureResult?> run = key => context.RunFeature(key); run(\"nope\");")]
    [InlineData("Action later = () => context.RunFeature({|CVT1002:\"nope\"|});")]
    public Task The_syntax_of_the_call_makes_no_difference(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Theory]
    [InlineData("context.RunFeature(unknown);")]
    [InlineData("var key = \"nope\"; context.RunFeature(key);")]
    [InlineData("context.RunFeature(\"nope\".ToUpperInvariant());")]
    [InlineData("context.RunFeature($\"nope-{unknown}\");")]
    [InlineData("context.RunFeature(null!);")]
    [InlineData("Console.WriteLine(\"nope\"); context.GetConfigEntity(\"feature\", \"nope\");")]
    [InlineData("context.RunCustomSegments(new Named(\"nope\"));")]
    public Task Values_that_are_not_constant_or_not_keys_are_not_reported(string line) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(line, "private sealed class Named(string name) : List<string> { public string Name => name; }"));

    [Theory]
    [InlineData("public Task<bool> IsOn([FeatureKey] string key) => Task.FromResult(key.Length > 0); public void Ask() => IsOn({|CVT1002:\"nope\"|});")]
    [InlineData("public bool this[[GoalKey] string key] => true; public bool Ask() => this[{|CVT1003:\"nope\"|}];")]
    [InlineData("private sealed record Flag([FeatureKey] string Key); private Flag Make() => new({|CVT1002:\"nope\"|});")]
    [InlineData("private delegate void Ask([ExperienceKey] string key); private void Run(Ask ask) => ask({|CVT1001:\"nope\"|});")]
    [InlineData("private static void Ask<T>([ExperienceKey] string key, T more) { } private void Run() => Ask({|CVT1001:\"nope\"|}, 1);")]
    [InlineData("private void Ask([FeatureKey] string key = {|CVT1002:\"nope\"|}) { } private void Run() => Ask();")]
    [InlineData("private void Ask([FeatureKey] string? key = null) { } private void Run() => Ask();")]
    [InlineData("private interface IFlags { bool IsOn([FeatureKey] string key = {|CVT1002:\"nope\"|}); }")]
    [InlineData("private abstract class Flags { public abstract bool IsOn([FeatureKey] string key = {|CVT1002:\"nope\"|}); }")]
    [InlineData("private delegate bool IsOn([FeatureKey] string key = {|CVT1002:\"nope\"|});")]
    [InlineData("private sealed record Flag([FeatureKey] string Key = {|CVT1002:\"nope\"|});")]
    [InlineData("private void Run() { void Ask([FeatureKey] string key = {|CVT1002:\"nope\"|}) { } Ask(); }")]
    [InlineData("private Action<string> _ask = ([FeatureKey] string key = {|CVT1002:\"nope\"|}) => { };")]
    [InlineData("private sealed class OnAttribute([FeatureKey] string key) : Attribute { public string Key => key; } [On({|CVT1002:\"nope\"|})] private void Run() { }")]
    [InlineData("private sealed class OnAttribute([FeatureKey] string key) : Attribute { public string Key => key; } private readonly Action _run = [On({|CVT1002:\"nope\"|})] () => { };")]
    [InlineData("private FeatureResult? Run(ConvertContext context) => context.RunFeature({|CVT1002:\"nope\"|});")]
    [InlineData("private Func<ConvertContext, object?> _run = context => context.RunFeature({|CVT1002:\"nope\"|});")]
    public Task Keys_that_are_passed_to_user_code_are_checked(string members) => Analysis.FindsTheMarkedAsync(Code.Members(members));

    [Theory]
    [InlineData("Run((Name)\"nope\");")]
    [InlineData("RunAll(new Names(\"nope\"));")]
    public Task Values_converted_by_user_defined_types_are_not_reported(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line, """
        private static void Run([FeatureKey] string key) { }
        private static void RunAll([SegmentKey] IEnumerable<string> keys) { }
        private sealed record Name(string Text)
        {
            public static implicit operator Name(string text) => new(text);
            public static implicit operator string(Name name) => name.Text;
        }
        private sealed class Names(string first) : List<string>
        {
            public string First => first;
        }
        """));

    [Fact]
    public Task Keys_that_are_passed_to_methods_of_other_projects_are_checked() => Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("Flags.IsOn({|CVT1002:\"nope\"|});")) with
    {
        Library = "public static class Flags { public static bool IsOn([ConvertTyped.FeatureKey] string key) => key.Length > 0; }",
    });

    [Fact]
    public Task A_project_that_does_not_reference_the_runtime_is_not_analyzed() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of("internal static class Flags { public static void IsOn(string featureKey) => IsOn(\"nope\"); }") with { KnowsTheRuntime = false });

    [Fact]
    public Task Generated_code_is_not_analyzed() =>
        Analysis.FindsTheMarkedAsync("// <auto-generated/>\n" + Code.Lines("context.RunFeature(\"nope\");"));

    [Fact]
    public Task A_project_without_a_config_is_not_analyzed() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"nope\");")) with
        {
            AdditionalFiles = new Dictionary<string, string> { ["other.json"] = Configs.Shop },
        });

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"account_id\": \"1\", \"features\": [")]
    public Task A_broken_config_causes_no_additional_errors(string config) =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"nope\");")) with
        {
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = config },
        });

    [Fact]
    public Task Keys_that_a_broken_config_may_have_are_not_reported() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"nope\");")) with
        {
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.Shop, ["app.convert.json"] = "{" },
        });

    [Fact]
    public Task A_list_of_the_wrong_type_causes_no_additional_errors() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("context.RunFeature(\"nope\"); context.RunExperience({|CVT1001:\"nope\"|});")) with
        {
            AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.With("\"features\": {}") },
        });

    [Fact]
    public Task A_key_is_accepted_if_any_of_several_configs_has_it() =>
        Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines(
            "context.RunFeature(\"checkout-banner\"); context.RunFeature(\"app-banner\"); context.RunFeature({|CVT1002:\"nope\"|});")) with
        {
            AdditionalFiles = new Dictionary<string, string>
            {
                ["convert.json"] = Configs.Shop,
                ["app.convert.json"] = Configs.With("\"features\": [{ \"id\": 1, \"key\": \"app-banner\" }]"),
            },
        });
}
