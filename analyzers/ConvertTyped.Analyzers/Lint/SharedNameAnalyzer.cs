using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT0101: keys that ask for one C# name, so that one of them goes by another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedNameAnalyzer : ConfigLintAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SharedName, "Two keys share a C# name", "{0}",
        RuleHelp.Config, DiagnosticSeverity.Info, true, helpLinkUri: RuleHelp.Link(RuleIds.SharedName));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override IEnumerable<Finding> Find(ConfigDocument config)
    {
        var found = ((EntityKind[])Enum.GetValues(typeof(EntityKind))).SelectMany(kind =>
            Among($"The {kind.ListName()}", config.Of(kind).Where(e => e.Key is not null).Select(e => new Sibling(e.Id, e.Key!, e.KeyNode!))));
        foreach (var feature in config.Features)
        {
            found = found.Concat(Among(
                $"The variables of '{feature.Key}'",
                feature.Variables.Where(v => v.Key is not null).Select(v => new Sibling(null, v.Key!, v.KeyNode!))));
        }
        foreach (var experience in config.Experiences)
        {
            found = found.Concat(Among(
                $"The variations of '{experience.Key}'",
                experience.Variations.Where(v => v.Id is not null && v.Key is not null).Select(v => new Sibling(v.Id, v.Key!, v.Node["key"]!))));
        }
        return found;
    }

    private static IEnumerable<Finding> Among(string whose, IEnumerable<Sibling> siblings)
    {
        Sibling[] named = [.. siblings.GroupBy(sibling => (sibling.Id, sibling.Key)).Select(same => same.First())];
        var names = NameAssignment.Assign([.. named.Select(sibling => (sibling.Id, sibling.Key))], static _ => false);
        for (var i = 0; i < named.Length; i++)
        {
            var wanted = NameAssignment.Wanted(named[i].Id, named[i].Key);
            if (names[i].Stem == wanted)
                continue;
            var keeper = named[Array.FindIndex(names, name => name.Stem == wanted)];
            yield return new Finding(
                named[i].Node.Span,
                $"{whose} '{keeper.Key}' and '{named[i].Key}' share the C# name {wanted}: the first keeps it, this one is {names[i].Stem}");
        }
    }

    private readonly record struct Sibling(string? Id, string Key, JsonNode Node);
}
