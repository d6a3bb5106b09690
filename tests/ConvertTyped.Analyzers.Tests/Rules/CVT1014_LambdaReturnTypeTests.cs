using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class LambdaReturnTypeTests
{
    [Theory]
    [InlineData("{|CVT1014:(ConvertContext c)|} => c.Features.CheckoutBanner.Headline")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => c.Features.CheckoutBanner.Headline ?? \"\"")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => c.Features.CheckoutBanner.Headline?.Length")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => c.Features.CheckoutBanner.IsEnabled ? 1 : 2L + c.Features.CheckoutBanner.MaxItems")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => c.Experiences.CheckoutExperiment.Variation")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => { if (c.VisitorId == \"\") return null; return c.Features.CheckoutBanner.Headline; }")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => { var text = c.Features.CheckoutBanner.Headline; return text; }")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => Task.FromResult(c.Features.CheckoutBanner.Headline)")]
    [InlineData("{|CVT1014:async (ConvertContext c)|} => await Task.FromResult(c.Features.CheckoutBanner.Headline)")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => TypedResults.Ok(c.Features.CheckoutBanner.Headline)")]
    [InlineData("{|CVT1014:(ConvertContext c)|} => new { c.Features.CheckoutBanner.Headline }")]
    [InlineData("{|CVT1014:()|} => CheckoutExperimentVariation.Treatment")]
    public async Task A_return_type_that_is_inferred_from_generated_code_is_reported(string lambda)
    {
        var marked = lambda.Replace("{|CVT1014:async (", "async {|CVT1014:(", StringComparison.Ordinal);
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Mapping(marked)));
        Assert.Equal("The request delegate generator cannot see code from other source generators, so it cannot infer the return type of this lambda; declare the return type", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Theory]
    [InlineData("string? (ConvertContext c) => c.Features.CheckoutBanner.Headline")]
    [InlineData("(ConvertContext c) => { string? text = c.Features.CheckoutBanner.Headline; return text; }")]
    [InlineData("(ConvertContext c) => (string?)c.Features.CheckoutBanner.Headline")]
    [InlineData("(ConvertContext c) => Describe(c.Features.CheckoutBanner.Headline)")]
    [InlineData("(ConvertContext c) => $\"{c.Features.CheckoutBanner.Headline}\"")]
    [InlineData("(ConvertContext c) => c.VisitorId")]
    [InlineData("(ConvertContext c) => { c.Goals.AddToCart.Track(); }")]
    [InlineData("(ConvertContext c) => { Func<bool> isOn = () => c.Features.CheckoutBanner.IsEnabled; return isOn.ToString(); }")]
    [InlineData("Describe")]
    public Task A_return_type_that_is_declared_or_does_not_depend_on_generated_code_is_not_reported(string handler) => Analysis.FindsTheMarkedAsync(Mapping(handler));

    [Theory]
    [InlineData("build_property.EnableRequestDelegateGenerator = true", true)]
    [InlineData("build_property.PublishAot = false", false)]
    [InlineData("", false)]
    public Task Only_projects_with_the_request_delegate_generator_are_checked(string config, bool isChecked) => Analysis.FindsTheMarkedAsync(
        Mapping(isChecked ? "{|CVT1014:(ConvertContext c)|} => c.Features.CheckoutBanner.Headline" : "(ConvertContext c) => c.Features.CheckoutBanner.Headline") with { GlobalConfig = config });

    [Fact]
    public Task Lambdas_that_are_not_passed_to_a_Map_method_are_not_reported() => Analysis.FindsTheMarkedAsync(
        Mapping("Describe", "Take((ConvertContext c) => c.Features.CheckoutBanner.Headline); static void Take(Delegate handler) { }"));

    [Fact]
    public Task Lambdas_that_use_generated_code_in_a_referenced_library_are_not_reported() => Analysis.FindsTheMarkedAsync(Mapping("() => Shop.Library.Flags.Headline") with
    {
        Library = """
            namespace Shop.Library
            {
                [System.CodeDom.Compiler.GeneratedCode("ConvertTyped.Generator", "1.0")]
                public static class Flags
                {
                    public static string Headline => "";
                }
            }
            """,
    });

    internal static TestProject Mapping(string handler, string more = "") => TestProject.Of($$"""
        using System;
        using System.Threading.Tasks;
        using ConvertTyped;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;

        internal static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapGet("/", {{handler}});
                {{more}}
            }

            private static string Describe(string? text) => text ?? "";
        }
        """) with { Generates = true, UsesAspNetCore = true, GlobalConfig = "build_property.PublishAot = True" };
}
