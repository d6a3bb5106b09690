using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class ConversionValueTests
{
    private const string Track = "context.TrackConversion(\"purchase_completed\", conversionData: new Dictionary<string, object?> { [\"transactionId\"] = {0} });";

    [Theory]
    [InlineData("true", "a boolean")]
    [InlineData("isNew", "a boolean")]
    [InlineData("(bool?)isNew", "a boolean")]
    [InlineData("new[] { 1 }", "a list")]
    [InlineData("new int[1, 1]", "a list")]
    [InlineData("new List<string>()", "a list")]
    [InlineData("new Dictionary<string, int>()", "a list")]
    [InlineData("double.NaN", "not finite")]
    [InlineData("double.PositiveInfinity", "not finite")]
    [InlineData("double.NegativeInfinity", "not finite")]
    [InlineData("float.NaN", "not finite")]
    [InlineData("float.PositiveInfinity", "not finite")]
    [InlineData("float.NegativeInfinity", "not finite")]
    [InlineData("new Queue<int>()", "a list")]
    [InlineData("Some()", "a list")]
    [InlineData("Many()", "a list")]
    [InlineData("'c'", "of type 'char'")]
    [InlineData("DateTime.UnixEpoch", "of type 'DateTime'")]
    [InlineData("DayOfWeek.Friday", "an enum")]
    [InlineData("(Enum)DayOfWeek.Friday", "an enum")]
    [InlineData("new { Id = 1 }", "of type '<anonymous type: int Id>'")]
    [InlineData("context", "of type 'ConvertContext'")]
    public async Task A_value_that_the_runtime_rejects_is_an_error(string value, string what)
    {
        var found = Assert.Single(await Analysis.RunAsync(TestProject.Of(Code.Lines(Track.Replace("{0}", value, StringComparison.Ordinal), """
            private static ICollection<int> Some() => [];
            private static IReadOnlyCollection<int> Many() => [];
            """)).Open()));
        Assert.Equal("CVT1007", found.Id);
        Assert.Equal($"Conversion data values must be strings or finite numbers; the value of 'transactionId' is {what}, so the call throws at run time", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal(value, found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("new Microsoft.Extensions.Primitives.StringValues(\"txn-1\")")]
    [InlineData("System.Text.Json.JsonDocument.Parse(\"1\").RootElement")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"1\")")]
    [InlineData("System.Text.Json.Nodes.JsonValue.Create(1)")]
    public async Task A_value_that_the_runtime_unwraps_is_not_reported(string value) =>
        Assert.Empty(await Analysis.RunAsync((TestProject.Of(Code.Lines(Track.Replace("{0}", value, StringComparison.Ordinal))) with { UsesAspNetCore = true }).Open()));

    [Theory]
    [InlineData("\"txn-1\"")]
    [InlineData("unknown")]
    [InlineData("(string?)null")]
    [InlineData("(int[]?)null")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("1m")]
    [InlineData("1.5")]
    [InlineData("1f")]
    [InlineData("(int?)1")]
    [InlineData("ulong.MaxValue")]
    [InlineData("(sbyte)1")]
    [InlineData("(ValueType)1")]
    [InlineData("new Exception() as IDisposable")]
    [InlineData("(dynamic)unknown")]
    [InlineData("(object)unknown")]
    [InlineData("(IComparable)unknown")]
    [InlineData("(System.Collections.IEnumerable)unknown")]
    public Task A_value_that_is_or_may_be_accepted_is_not_reported(string value) =>
        Analysis.FindsTheMarkedAsync(Code.Lines(Track.Replace("{0}", value, StringComparison.Ordinal)));

    [Fact]
    public Task A_value_whose_type_is_a_type_parameter_may_be_accepted() => Analysis.FindsTheMarkedAsync(Code.Members(
        "private static void Run<T>(ConvertContext context, T value) => " + Track.Replace("{0}", "value", StringComparison.Ordinal)));

    [Fact]
    public Task A_value_of_an_undefined_type_is_not_reported() => Analysis.FindsTheMarkedAsync(
        TestProject.Of(Code.Lines(Track.Replace("{0}", "new Nope()", StringComparison.Ordinal))), isUnfinished: true);

    [Fact]
    public Task A_value_whose_type_cannot_be_inferred_is_not_reported() => Analysis.FindsTheMarkedAsync(
        TestProject.Of(Code.Lines(Track.Replace("{0}", "x => x", StringComparison.Ordinal))), isUnfinished: true);

    [Theory]
    [InlineData("context.TrackConversion(\"purchase_completed\", 1m, new Dictionary<string, object?> { { \"amount\", {|CVT1007:true|} } });")]
    [InlineData("var data = new Dictionary<string, object?>(); data[\"amount\"] = {|CVT1007:true|}; context.TrackConversion(\"purchase_completed\", 1m, data);")]
    [InlineData("context.TrackConversion(\"purchase_completed\", 1m, new Dictionary<string, object?> { [{|CVT1008:\"paid\"|}] = {|CVT1007:true|} });")]
    [InlineData("context.SetAttributes(new Dictionary<string, object?> { [\"plan\"] = true, [\"age\"] = new[] { 1 } });")]
    public Task Conversion_data_is_checked_and_attributes_are_not(string line) => Analysis.FindsTheMarkedAsync(Code.Lines(line));

    [Fact]
    public async Task Data_that_is_passed_as_attributes_and_as_conversion_data_is_checked_as_both()
    {
        var found = await Analysis.RunAsync(TestProject.Of(Code.Lines("""
            var data = new Dictionary<string, object?> { ["paid"] = 1 };
            context.SetAttributes(data);
            context.TrackConversion("purchase_completed", 1m, data);
            context.TrackConversion("add_to_cart", 1m, data);
            """)).Open());
        Assert.Equal(["CVT1006", "CVT1008"], found.Select(d => d.Id));
    }

    [Fact]
    public Task Data_that_is_passed_to_generated_goals_is_checked() => Analysis.FindsTheMarkedAsync(
        TestProject.Of("using Shop;\n" + Code.Lines(
            "Goals.PurchaseCompleted.Track(context, conversionData: new Dictionary<string, object?> { [{|CVT1008:\"paid\"|}] = {|CVT1007:true|} });")) with { Generates = true });
}
