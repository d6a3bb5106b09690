using ConvertTyped.Cleanup.Values;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>The members and parameters that always get the same decided value.</summary>
internal sealed class KnownSymbols
{
    private readonly IReadOnlyList<Definition> _unassigned;
    private readonly Dictionary<string, FlagValue> _values = [];
    private readonly HashSet<string> _rejected = [];

    /// <param name="unassigned">The fields that no code sets once unused code is removed.</param>
    internal KnownSymbols(IReadOnlyList<Definition> unassigned)
    {
        _unassigned = unassigned;
        Restart();
    }

    internal IReadOnlyDictionary<string, FlagValue> Values => _values;

    /// <summary>The names of decided members that documents may read without naming the flag.</summary>
    internal HashSet<string> VisibleNames { get; } = [];

    /// <summary>Whether the member or parameter is decided, or may still be decided in a later pass.</summary>
    internal bool MayBeDecided(string symbol) => !_rejected.Contains(symbol);

    /// <summary>Adds the findings of a pass over the documents.</summary>
    /// <returns>Whether another pass is needed.</returns>
    internal bool Learn(IEnumerable<FoldedDocument> documents)
    {
        var all = documents.ToList();
        var rejected = all.SelectMany(document => document.RejectedSymbols).Where(_rejected.Add).ToList();
        if (rejected.Count > 0)
        {
            Restart();
            return true;
        }

        var learned = false;
        foreach (var definitions in all.SelectMany(document => document.Definitions).GroupBy(definition => definition.Symbol))
        {
            if (_rejected.Contains(definitions.Key) || _values.ContainsKey(definitions.Key))
                continue;
            var values = definitions.Select(definition => definition.Value).Distinct().ToList();
            if (values is { Count: 1 } && (values[0] is BooleanValue or VariationValue or ObjectValue or StatusValue || definitions.All(definition => definition.IsDefault)))
            {
                _values.Add(definitions.Key, values[0]!);
                VisibleNames.UnionWith(definitions.Select(definition => definition.VisibleName).OfType<string>());
                learned = true;
            }
        }

        if (learned)
            return true;
        var missed = all.SelectMany(document => document.AwaitedSymbols).Where(symbol => !_values.ContainsKey(symbol)).ToList();
        _rejected.UnionWith(missed);
        return missed.Count > 0;
    }

    private void Restart()
    {
        _values.Clear();
        foreach (var field in _unassigned.Where(field => !_rejected.Contains(field.Symbol)))
            _values[field.Symbol] = field.Value!; // A field is listed several times if its file is compiled for several target frameworks.
    }
}
