namespace ConvertTyped.Configuration;

/// <summary>What in a config is wrong without making it unusable, each sentence once, a bounded number of them. Never holds values.</summary>
internal sealed class ConfigWarnings
{
    private const int Most = 50;

    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal IReadOnlyList<string> All => _warnings;

    internal void Add(string warning)
    {
        if (_warnings.Count < Most && _known.Add(warning))
            _warnings.Add(warning);
    }
}
