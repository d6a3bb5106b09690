using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT0107: a fallback is not used: the config in the same folder has no such feature or variable, the fallback has the wrong type, or the JSON is invalid,
/// has the wrong structure or repeats a name.
/// </summary>
internal static class UnusedFallbackRule
{
    public static DiagnosticDescriptor Descriptor => RuleCatalogue.UnusedFallback;

    public static IEnumerable<Finding> Find(SourceText text, ConfigContents[] configs)
    {
        var written = text.ToString();
        var json = JsonReader.Read(written);
        if (json.Errors.Count > 0)
            return [new Finding(json.Errors[0].Span, $"The fallbacks are not used, because the file is not valid JSON: {json.Errors[0].Message}")];
        ILookup<(string, string), FallbackModel> values = FallbackReader.Read(written).ToLookup(fallback => (fallback.Feature, fallback.Variable));
        return EachOf(json.Root, "The fallbacks", member =>
            member.Name == "features" ? EachOf(member.Value, "The fallbacks for features", feature => Check(feature, configs, values))
            : member.Name == "$schema" ? []
            : [new Finding(member.NameSpan, $"'{member.Name}' is not used; fallbacks must be inside 'features'")]);
    }

    /// <summary>Checks each member of an object. If a name occurs twice, only the last member is used.</summary>
    private static IEnumerable<Finding> EachOf(JsonNode node, string subject, Func<JsonMember, IEnumerable<Finding>> check)
    {
        if (node.Kind != JsonKind.Object)
            return [new Finding(node.Head, $"{subject} are not used, because this value is not a JSON object")];
        Dictionary<string, JsonMember> last = new(StringComparer.Ordinal);
        foreach (var member in node.Members)
            last[member.Name] = member;
        return node.Members.SelectMany(member => last[member.Name] == member
            ? check(member)
            : [new Finding(member.NameSpan, $"This value of '{member.Name}' is not used, because '{member.Name}' is repeated later in the same object")]);
    }

    private static IEnumerable<Finding> Check(JsonMember member, ConfigContents[] configs, ILookup<(string, string), FallbackModel> values)
    {
        FeatureModel[] features = [.. configs.Select(config => config.FeatureModel(member.Name)).OfType<FeatureModel>()];
        if (features.Length > 0)
            return EachOf(member.Value, $"The fallbacks for the feature '{member.Name}'", variable => Check(variable, member.Name, features, values) is { } finding ? [finding] : []);

        var nearest = NearestKey.Find(member.Name, configs.SelectMany(config => config.Keys(EntityKind.Feature)));
        return [new Finding(member.NameSpan, $"These fallbacks are not used, because the config has no feature with the key '{member.Name}'{NearestKey.Hint(member.Name, nearest)}")];
    }

    private static Finding? Check(JsonMember member, string feature, FeatureModel[] features, ILookup<(string, string), FallbackModel> values)
    {
        VariableModel[] variables = [.. features.SelectMany(f => f.Variables)];
        VariableModel[] named = [.. variables.Where(variable => variable.Key == member.Name)];
        if (named.Length == 0)
        {
            var nearest = NearestKey.Find(member.Name, variables.Select(variable => variable.Key));
            return new Finding(member.NameSpan, $"This fallback is not used, because the feature '{feature}' has no variable '{member.Name}'{NearestKey.Hint(member.Name, nearest)}");
        }
        return values[(feature, member.Name)].Any(value => named.Any(variable => FallbackReader.Fits(value, variable)))
            ? null
            : new Finding(member.Value.Head, $"This fallback is not used, because the variable '{member.Name}' of the feature '{feature}' is of type {named[0].Type.ToString().ToLowerInvariant()}, and this value has another type or structure");
    }
}
