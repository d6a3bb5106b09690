using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

internal static class Descriptors
{
    private const string Category = "ConvertTyped.Config";

    public static readonly DiagnosticDescriptor NotJson = new(
        ConfigProblem.NotJson, "The config is not valid JSON", "The file does not contain a valid JSON object: {0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Page(ConfigProblem.NotJson));

    public static readonly DiagnosticDescriptor NotConfig = new(
        ConfigProblem.NotConfig, "The JSON is not a Convert config", "This is not a Convert config: {0}; to fetch the config, run 'convert-typed pull'", Category, DiagnosticSeverity.Error, true, helpLinkUri: Page(ConfigProblem.NotConfig));

    public static readonly DiagnosticDescriptor SharedNamespace = new(
        ConfigProblem.SharedNamespace, "Two configs in one namespace", "Each Convert config must have its own namespace: {0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Page(ConfigProblem.SharedNamespace));

    public static readonly DiagnosticDescriptor KeyMissingOrTwice = new(
        ConfigProblem.KeyMissingOrTwice, "An entity has no key, or a key occurs twice", "A key is missing or occurs twice: {0}; give each entity its own key in Convert, and update the config", Category, DiagnosticSeverity.Error, true, helpLinkUri: Page(ConfigProblem.KeyMissingOrTwice));

    public static readonly DiagnosticDescriptor LanguageNotSupported = new(
        ConfigProblem.LanguageNotSupported, "The C# version is not supported", "ConvertTyped needs C# 10 or later: {0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Page(ConfigProblem.LanguageNotSupported));

    public static readonly DiagnosticDescriptor AmbiguousAccessors = new(
        "CVT0007", "Accessors of two assemblies in one namespace", "The assemblies '{0}' and '{1}' both have Convert accessors in {2}, so this project cannot use these accessors; set ConvertTypedNamespace in the project of one of the two assemblies", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Page("CVT0007"));

    public static readonly DiagnosticDescriptor UnseenByOtherGenerators = new(
        ConfigProblem.UnseenByOtherGenerators, "Another source generator cannot see the generated type", "The source generator that reads this code cannot see the generated type '{0}'; write the accessors to files with 'convert-typed generate'", Category, DiagnosticSeverity.Warning, true, helpLinkUri: Page(ConfigProblem.UnseenByOtherGenerators));

    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> ById =
        new[] { NotJson, NotConfig, SharedNamespace, KeyMissingOrTwice, LanguageNotSupported, UnseenByOtherGenerators }.ToDictionary(descriptor => descriptor.Id);

    private static string Page(string id) => string.Format(CultureInfo.InvariantCulture, RulePages.UrlFormat, id);
}
