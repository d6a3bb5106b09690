using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ConvertTyped.Hosting.Settings;

/// <summary>A configuration section. Problems are collected with the path and the expected form of a setting, never with its value.</summary>
internal sealed class SettingsSection(IConfiguration section, string path, List<string> problems)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    internal string? Text(string name)
    {
        _read.Add(name);
        return ValueOf(name);
    }

    internal int? Number(string name) =>
        Parse<int>(name, "a whole number", (string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    internal double? Factor(string name) =>
        Parse<double>(name, "a number such as 1.5", (string text, out double value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    internal bool? Flag(string name) => Parse<bool>(name, "true or false", bool.TryParse);

    /// <summary>Reads a duration. A bare number is rejected because <see cref="TimeSpan"/> would read it as days.</summary>
    internal TimeSpan? Duration(string name) =>
        Parse<TimeSpan>(name, "a duration such as 00:00:30", (string text, out TimeSpan value) =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value) && text.Contains(':', StringComparison.Ordinal));

    internal TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum =>
        Parse<TEnum>(name, $"one of {string.Join(", ", Enum.GetNames<TEnum>())}", (string text, out TEnum value) =>
            Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value));

    internal bool IsOff(string name)
    {
        _read.Add(name);
        return bool.TryParse(section[name], out var isOn) && !isOn;
    }

    /// <summary>Returns a subsection; null if it contains no settings.</summary>
    internal SettingsSection? Section(string name, bool canBeFlag = false)
    {
        if (section[name] is { Length: > 0 } value && !(canBeFlag && bool.TryParse(value, out _)))
            problems.Add($"'{PathOf(name)}' must be a section{(canBeFlag ? " or the value true or false" : "")}.");
        _read.Add(name);
        var child = section.GetSection(name);
        return child.GetChildren().Any() ? new(child, PathOf(name), problems) : null;
    }

    internal IEnumerable<KeyValuePair<string, string>> Entries() =>
        section.GetChildren().Select(child => KeyValuePair.Create(child.Key, ValueOf(child.Key) ?? ""));

    /// <summary>Reports the names that were not read, which are most likely misspelled. Call this method last.</summary>
    internal void ReportUnknownNames()
    {
        foreach (var name in section.GetChildren().Select(child => child.Key).Where(name => !_read.Contains(name)))
            problems.Add($"'{PathOf(name)}' is not an option. The options are {string.Join(", ", _read.Order(StringComparer.Ordinal))}.");
    }

    private string? ValueOf(string name)
    {
        if (section.GetSection(name).GetChildren().Any())
            problems.Add($"'{PathOf(name)}' must be a value, not a section.");
        return section[name] is { Length: > 0 } text ? text : null;
    }

    private T? Parse<T>(string name, string expected, Parser<T> parse)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (parse(text, out var value))
            return value;
        problems.Add($"'{PathOf(name)}' must be {expected}.");
        return null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : ConfigurationPath.Combine(path, name);

    private delegate bool Parser<T>(string text, out T value);
}
