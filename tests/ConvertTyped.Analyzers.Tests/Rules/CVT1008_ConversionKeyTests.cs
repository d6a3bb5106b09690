using ConvertTyped.CodeFixes;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class ConversionKeyTests
{
    [Theory]
    [InlineData("tax", "This entry is not sent, because Convert has no conversion data key 'tax'")]
    [InlineData("transactionid", "This entry is not sent, because Convert has no conversion data key 'transactionid'; it has 'transactionId', and case matters")]
    [InlineData("productCount", "This entry is not sent, because Convert has no conversion data key 'productCount'; did you mean 'productsCount'?")]
    [InlineData("customDimension6", "This entry is not sent, because Convert has no conversion data key 'customDimension6'; did you mean 'customDimension1'?")]
    public async Task A_key_that_Convert_does_not_accept_causes_a_warning(string key, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Code.Lines(
            $"context.TrackConversion(\"purchase_completed\", conversionData: new Dictionary<string, object?> {{ [{{|CVT1008:\"{key}\"|}}] = 1 }});")));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("productsCount")]
    [InlineData("products_count")]
    [InlineData("transactionId")]
    [InlineData("transaction_id")]
    [InlineData("customDimension1")]
    [InlineData("custom_dimension1")]
    [InlineData("custom_dimension_5")]
    public Task A_key_that_Convert_accepts_is_not_reported(string key) => Analysis.FindsTheMarkedAsync(Code.Lines(
        $"context.TrackConversion(\"purchase_completed\", conversionData: new Dictionary<string, object?> {{ [\"{key}\"] = 1 }});"));

    [Fact]
    public async Task The_nearest_key_is_offered() => Assert.Equal(
        Code.Lines("context.TrackConversion(\"add_to_cart\", 1m, new Dictionary<string, object?> { [\"productsCount\"] = 1 });"),
        await Fixing.FirstAsync(new NearestKeyFix(), Code.Lines("context.TrackConversion(\"add_to_cart\", 1m, new Dictionary<string, object?> { [\"productCount\"] = 1 });")));
}
