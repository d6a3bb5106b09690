namespace ConvertTyped.Configuration;

/// <summary>
/// Warnings about problems in a config that do not prevent its use. Each warning is listed once, and the number of warnings is limited. Warnings may
/// contain keys and names, but never the values of variables.
/// </summary>
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
