using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Catalogue;

/// <summary>The descriptors of all rules.</summary>
internal static class RuleCatalogue
{
    public static readonly DiagnosticDescriptor MissingConfig = new(
        RuleIds.MissingConfig, "The project has no Convert config",
        "This project has no Convert config, so ConvertContext has no typed accessors: put convert.json beside the project file, or run 'convert-typed init'",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.MissingConfig), customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor SharedName = new(
        RuleIds.SharedName, "Two keys map to the same C# name", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.SharedName));

    public static readonly DiagnosticDescriptor UnknownId = new(
        RuleIds.UnknownId, "Reference to an unknown id", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownId));

    public static readonly DiagnosticDescriptor VariableValue = new(
        RuleIds.VariableValue, "Variable value does not match its declaration", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.VariableValue));

    public static readonly DiagnosticDescriptor TrafficAllocation = new(
        RuleIds.TrafficAllocation, "Traffic allocation is zero or above 100%", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.TrafficAllocation));

    public static readonly DiagnosticDescriptor ConstantOutcome = new(
        RuleIds.ConstantOutcome, "Rule has the same outcome for every visitor", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.ConstantOutcome));

    public static readonly DiagnosticDescriptor MutualExclusion = new(
        RuleIds.MutualExclusion, "Mutual exclusion refers to an unknown experience", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.MutualExclusion));

    public static readonly DiagnosticDescriptor UnusedFallback = new(
        RuleIds.UnusedFallback, "Fallback is not used", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnusedFallback));

    public static readonly DiagnosticDescriptor MissingId = new(
        RuleIds.MissingId, "Entity has no id", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.MissingId));

    public static readonly DiagnosticDescriptor DuplicateId = new(
        RuleIds.DuplicateId, "Duplicate id", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.DuplicateId));

    public static readonly DiagnosticDescriptor UnknownStatus = new(
        RuleIds.UnknownStatus, "Unknown status", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownStatus));

    public static readonly DiagnosticDescriptor VariableType = new(
        RuleIds.VariableType, "Unknown or missing variable type", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.VariableType));

    public static readonly DiagnosticDescriptor UnknownChangeType = new(
        RuleIds.UnknownChangeType, "Unknown change type", "{0}",
        RuleCategories.Config, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownChangeType));

    public static readonly DiagnosticDescriptor UnknownExperience = new(
        RuleIds.UnknownExperience, "Unknown experience key", "The config has no experience with the key '{0}'{1}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownExperience));

    public static readonly DiagnosticDescriptor UnknownFeature = new(
        RuleIds.UnknownFeature, "Unknown feature key", "The config has no feature with the key '{0}'{1}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownFeature));

    public static readonly DiagnosticDescriptor UnknownGoal = new(
        RuleIds.UnknownGoal, "Unknown goal key", "The config has no goal with the key '{0}'{1}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownGoal));

    public static readonly DiagnosticDescriptor UnknownSegment = new(
        RuleIds.UnknownSegment, "Unknown segment key", "The config has no segment with the key '{0}'{1}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownSegment));

    public static readonly DiagnosticDescriptor FeatureVariable = new(
        RuleIds.FeatureVariable, "Unknown feature variable or wrong variable type", "The feature '{0}' {1}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.FeatureVariable));

    public static readonly DiagnosticDescriptor UnreadAttribute = new(
        RuleIds.UnreadAttribute, "Attribute is not read by any rule", "No rule in the config reads the {0} attribute '{1}'{2}",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnreadAttribute));

    public static readonly DiagnosticDescriptor ConversionValue = new(
        RuleIds.ConversionValue, "Invalid conversion data value", "Conversion data values must be strings or finite numbers; the value of '{0}' is {1}, so the call throws at run time",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.ConversionValue));

    public static readonly DiagnosticDescriptor ConversionKey = new(
        RuleIds.ConversionKey, "Unknown conversion data key", "This entry is not sent, because Convert has no conversion data key '{0}'{1}",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.ConversionKey));

    public static readonly DiagnosticDescriptor TypedAccessor = new(
        RuleIds.TypedAccessor, "Use the typed accessor", "'{0}' has a typed accessor: {1}.{2}",
        RuleCategories.Usage, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.TypedAccessor));

    public static readonly DiagnosticDescriptor UnusedEntity = new(
        RuleIds.UnusedEntity, "Entity is not used", "No code in this project uses the {0} '{1}'",
        RuleCategories.Usage, DiagnosticSeverity.Hidden, isEnabledByDefault: false, helpLinkUri: Page(RuleIds.UnusedEntity), customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor OverrideVariation = new(
        RuleIds.OverrideVariation, "Override uses a value that is not a variation", "'{0}' is not a variation of the experience, so an override cannot use it; to leave visitors out of the experience, call Exclude()",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.OverrideVariation));

    public static readonly DiagnosticDescriptor UnknownVariation = new(
        RuleIds.UnknownVariation, "Unknown variation", "The experience '{0}' has no variation '{1}'{2}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.UnknownVariation));

    public static readonly DiagnosticDescriptor InertElement = new(
        RuleIds.InertElement, "Element or attribute has no effect", "{0}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.InertElement));

    public static readonly DiagnosticDescriptor LambdaReturnType = new(
        RuleIds.LambdaReturnType, "Declare the return type of the lambda", "The request delegate generator cannot see code from other source generators, so it cannot infer the return type of this lambda; declare the return type",
        RuleCategories.Usage, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.LambdaReturnType));

    public static readonly DiagnosticDescriptor HiddenVariation = new(
        RuleIds.HiddenVariation, "Discard arm hides a variation", "Only this arm handles {0}; handle {1} explicitly",
        RuleCategories.Usage, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.HiddenVariation));

    public static readonly DiagnosticDescriptor FlagAccessor = new(
        RuleIds.FlagAccessor, "Use generated code in place of a feature flag's name", "'{0}' has a {1}",
        RuleCategories.Usage, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.FlagAccessor));

    public static readonly DiagnosticDescriptor AmbiguousAccessors = new(
        RuleIds.AmbiguousAccessors, "Accessors of two namespaces in one file", "'{0}' is ambiguous, because this file imports Convert accessors from the namespaces '{1}' and '{2}'; {3}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.AmbiguousAccessors));

    public static readonly DiagnosticDescriptor Parentheses = new(
        RuleIds.Parentheses, "Parentheses do not match the C# version", "'{0}' is a {1}",
        RuleCategories.Usage, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.Parentheses));

    public static readonly DiagnosticDescriptor RetiredExperience = new(
        RuleIds.RetiredExperience, "Use of a retired experience", "The {0} '{1}' is {2}",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.RetiredExperience));

    public static readonly DiagnosticDescriptor RetiredFeature = new(
        RuleIds.RetiredFeature, "Use of a retired feature", "The {0} '{1}' is {2}",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.RetiredFeature));

    public static readonly DiagnosticDescriptor RetiredGoal = new(
        RuleIds.RetiredGoal, "Use of a retired goal", "The {0} '{1}' is {2}",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.RetiredGoal));

    public static readonly DiagnosticDescriptor RetiredSegment = new(
        RuleIds.RetiredSegment, "Use of a retired segment or attribute", "The {0} '{1}' is {2}",
        RuleCategories.Usage, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Page(RuleIds.RetiredSegment));

    private static string Page(string id) => string.Format(CultureInfo.InvariantCulture, RulePages.UrlFormat, id);
}
