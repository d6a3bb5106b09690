using ConvertTyped.Analyzers.Tests.Rules;
using ConvertTyped.CodeFixes;

namespace ConvertTyped.Analyzers.Tests.Fixes;

public sealed class LambdaReturnTypeFixTests
{
    private static readonly LambdaReturnTypeFix Fix = new();

    [Theory]
    [InlineData("(ConvertContext c) => c.Features.CheckoutBanner.Headline", "string? (ConvertContext c) => c.Features.CheckoutBanner.Headline")]
    [InlineData("(ConvertContext c) => c.Features.CheckoutBanner.MaxItems", "long? (ConvertContext c) => c.Features.CheckoutBanner.MaxItems")]
    [InlineData("/* one */ (ConvertContext c) => c.Features.CheckoutBanner.IsEnabled", "/* one */ bool (ConvertContext c) => c.Features.CheckoutBanner.IsEnabled")]
    [InlineData("async (ConvertContext c) => await Task.FromResult(c.Features.CheckoutBanner.Headline)", "async Task<string?> (ConvertContext c) => await Task.FromResult(c.Features.CheckoutBanner.Headline)")]
    [InlineData("static (ConvertContext c) => c.Features.CheckoutBanner.Headline ?? \"\"", "static string (ConvertContext c) => c.Features.CheckoutBanner.Headline ?? \"\"")]
    public async Task The_return_type_is_declared(string before, string after) =>
        Assert.Equal(Source(after), await Fixing.FirstAsync(Fix, LambdaReturnTypeTests.Mapping(before)));

    [Theory]
    [InlineData("(ConvertContext c) => c.Experiences.CheckoutExperiment.Variation")]
    [InlineData("(ConvertContext c) => new { c.Features.CheckoutBanner.Headline }")]
    public async Task No_fix_is_offered_for_a_type_that_is_generated_or_has_no_name(string handler) =>
        Assert.Empty(await Fixing.OffersAsync(Fix, LambdaReturnTypeTests.Mapping(handler)));

    private static string Source(string handler) => LambdaReturnTypeTests.Mapping(handler).Sources["Program.cs"];
}
