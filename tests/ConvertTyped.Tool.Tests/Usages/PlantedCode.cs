using System.Globalization;
using System.Text;

namespace ConvertTyped.Tool.Tests.Usages;

/// <summary>C# and Razor code that uses the shop's entities in many ways, with the places of these uses.</summary>
internal sealed class PlantedCode
{
    /// <summary>The code of a use, its kind, and the entity's key. Brackets mark the place.</summary>
    private static readonly (string Code, string Kind, string Key)[] Uses =
    [
        ("_ = context.Experiences.[CheckoutExperiment].Variation;", "accessor", "checkout-experiment"),
        ("_ = context.Features.[CheckoutBanner].Headline;", "accessor", "checkout-banner"),
        ("_ = ((Microsoft.Extensions.DependencyInjection.IServiceCollection)null!).[AddByPricingPageTest]<object>(_ => 1, _ => 2, _ => 3, none: _ => 4);", "accessor", "pricing-page-test"),
        ("Goals.[PurchaseCompleted].Track(context);", "accessor", "purchase_completed"),
        ("context.Goals.[AddToCart].Track();", "accessor", "add_to_cart"),
        ("context.Segments.[UsVisitors].Run();", "accessor", "us-visitors"),
        ("_ = context.RunExperience(ExperienceKeys.[PricingPageTest]);", "constant", "pricing-page-test"),
        ("_ = nameof(FeatureKeys.[ExpressPay]);", "constant", "express-pay"),
        ("_ = context.RunFeature([ExpressPay]);", "constant", "express-pay"),
        ("_ = K.[PricingPlans];", "constant", "pricing_plans"),
        ("_ = context.RunExperience([\"checkout-experiment\"]);", "key", "checkout-experiment"),
        ("_ = Flags.IsOn(context, [\"recommendations\"]);", "key", "recommendations"),
        ("_ = Flags.IsOn(context, context is null ? [\"checkout-banner\"] : [\"express-pay\"]);", "key", "checkout-banner"),
        ("context.TrackConversion([\"trial-started\"]);", "key", "trial-started"),
        ("context.RunCustomSegments([[\"big-spenders\"]]);", "key", "big-spenders"),
        ("_ = context.RunFeature(featureKey: [\"misspelt\"]);", "key", "misspelt"),
        ("_ = context.RunFeature([Flags.Banner]);", "key", "season-banner"),
    ];

    private static readonly (string Code, string Kind, string Key)[] MarkupUses =
    [
        ("<h1>@Convert.Features.[CheckoutBanner].Headline</h1>", "accessor", "checkout-banner"),
        ("@if (Convert.Experiences.[CheckoutExperiment].Variation == CheckoutExperimentVariation.Treatment) { <b>new</b> }", "accessor", "checkout-experiment"),
        ("<p>@(Flags.IsOn(Convert, [\"express-pay\"]) ? 1 : 2)</p>", "key", "express-pay"),
        ("<p>@ExperienceKeys.[PricingPageTest]</p>", "constant", "pricing-page-test"),
        ("<convert-feature name=\"[recommendations]\"><i>for you</i></convert-feature>", "markup", "recommendations"),
        ("<convert-experience name=\"[pricing-page-test]\" variation=\"control\">plans</convert-experience>", "markup", "pricing-page-test"),
    ];

    private readonly List<string> _places = [];

    /// <summary>One text for each use: key, kind, file, line and column.</summary>
    public IEnumerable<string> Places => _places.Order(StringComparer.Ordinal);

    public const string Wrapper = """
        namespace Shop;

        public static class Flags
        {
            public const string Banner = "season-" + "banner";

            public static bool IsOn(ConvertContext context, [FeatureKey] string key) => context.RunFeature(key) is not null;
        }
        """;

    public string File(string name, int uses)
    {
        var code = new StringBuilder("using static Shop.ConvertAccessors.FeatureKeys;\nusing K = Shop.ConvertAccessors.FeatureKeys;\n\nnamespace Shop;\n\npublic static class ").Append(Path.GetFileNameWithoutExtension(name)).Append("\n{\n    public static void Run(ConvertContext context)\n    {\n");
        const int FirstLine = 10;
        for (var i = 0; i < uses; i++)
        {
            var (text, kind, key) = Uses[i % Uses.Length];
            code.Append("        ").Append(Marked(text, name, FirstLine + i, kind, key)).Append('\n');
        }
        return code.Append("    }\n}\n").ToString();
    }

    /// <summary>Creates the markup of a Razor page, and records the places of its uses.</summary>
    public string Page(string name, int uses)
    {
        var markup = new StringBuilder("@page\n@using Shop\n@using ConvertTyped\n@inject ConvertContext Convert\n@addTagHelper *, ConvertTyped.AspNetCore\n");
        const int FirstLine = 6;
        for (var i = 0; i < uses; i++)
        {
            var (text, kind, key) = MarkupUses[i % MarkupUses.Length];
            markup.Append(Marked(text, name, FirstLine + i, kind, key, indentation: 0)).Append('\n');
        }
        return markup.ToString();
    }

    // Collection expressions also contain brackets, so a bracket before another bracket does not mark a place.
    private string Marked(string text, string file, int line, string kind, string key, int indentation = 8)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '[' && text[i + 1] != '[')
            {
                var end = text.IndexOf(']', i);
                var marked = text[(i + 1)..end];
                var meant = kind == "key" && marked.StartsWith('"') ? marked.Trim('"') : key;
                _places.Add(string.Create(CultureInfo.InvariantCulture, $"{meant} {kind} {file} {line} {indentation + plain.Length + 1}"));
                plain.Append(marked);
                i = end;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }
}
