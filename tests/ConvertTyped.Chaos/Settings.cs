using System.Globalization;

namespace ConvertTyped.Chaos;

/// <summary>The arguments of the program.</summary>
internal sealed record Settings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    internal string Outbox => Text("outbox", "sqlite");

    internal int Seconds => Number("seconds", 10);

    internal int Seed => Number("seed", 1);

    internal int Workers => Number("workers", 2);

    internal int Rate => Number("rate", 500);

    internal string Store => Text("store", "redis");

    /// <summary>The delay of each write to the store, in milliseconds.</summary>
    internal int WriteDelay => Number("write-delay", 8);

    /// <summary>How long the store is unavailable, in seconds.</summary>
    internal int Outage => Number("outage", 6);

    /// <summary>The maximum number of events in the outbox; 0 for the default of the product.</summary>
    internal int MaxEvents => Number("max-events", 0);

    internal bool NoKills => _values.ContainsKey("no-kills");

    internal bool KillsOnly => _values.ContainsKey("kills-only");

    internal static Settings Parse(string[] arguments)
    {
        var settings = new Settings();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i].TrimStart('-');
            settings._values[name] = i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++i] : "";
        }

        return settings;
    }

    internal string Text(string name, string otherwise = "") => _values.GetValueOrDefault(name, otherwise);

    private int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
