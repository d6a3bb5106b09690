using System.Collections;
using System.Globalization;
using System.Text.Json;
using ConvertTyped.Snapshots;

namespace ConvertTyped;

/// <summary>
/// A feature's variables in one variation, converted to their declared types when the config is loaded. Methods such as <see cref="GetInt64"/> do
/// not allocate. Variables that have no value in the variation, or a value that does not fit their type, are not in the dictionary.
/// </summary>
/// <include file="Examples.xml" path="examples/Variables/*"/>
public sealed class FeatureVariables : IReadOnlyDictionary<string, object?>
{
    private readonly KeyValuePair<string, FeatureValue>[] _variables;

    internal FeatureVariables(KeyValuePair<string, FeatureValue>[] variables) => _variables = variables;

    internal static FeatureVariables None { get; } = new([]);

    /// <summary>The number of variables that have a value that fits their type.</summary>
    public int Count => _variables.Length;

    /// <summary>The variables' names, in the config's order.</summary>
    public IEnumerable<string> Keys => _variables.Select(variable => variable.Key);

    /// <summary>The variables' values: string, bool, long, double, <see cref="JsonElement"/> (an object or a list) or null.</summary>
    public IEnumerable<object?> Values => _variables.Select(variable => variable.Value.Boxed);

    /// <summary>A variable's value: string, bool, long, double, <see cref="JsonElement"/> (an object or a list) or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such variable, or it has no value that fits its type.</exception>
    public object? this[[FeatureVariable] string key] =>
        TryFind(key, out var value) ? value.Boxed : throw new KeyNotFoundException(
            $"The feature has no variable '{key}', or the variable has no value that fits its type. If a variable may be absent, call TryGetValue.");

    /// <summary>
    /// Reads a string variable, or the text of a JSON variable that contains invalid JSON; null if the variable is absent or of another type.
    /// </summary>
    public string? GetString([FeatureVariable] string name) =>
        TryFind(name, out var value) && value.Type == FeatureValueType.Text ? (string?)value.Content : null;

    /// <summary>Reads a boolean variable; null if it is absent or of another type.</summary>
    public bool? GetBoolean([FeatureVariable] string name) =>
        TryFind(name, out var value) && value.Type == FeatureValueType.Boolean ? value.Bits != 0 : null;

    /// <summary>Reads an integer variable; null if it is absent or of another type.</summary>
    public long? GetInt64([FeatureVariable] string name) =>
        TryFind(name, out var value) && value.Type == FeatureValueType.Integer ? value.Bits : null;

    /// <summary>Reads a float variable, or an integer variable as a float; null if the variable is absent or of another type.</summary>
    public double? GetDouble([FeatureVariable] string name) =>
        TryFind(name, out var value) && value.Type is FeatureValueType.Float or FeatureValueType.Integer ? value.Float : null;

    /// <summary>Reads a JSON variable; null if it is absent, contains JSON null or invalid JSON, or has another type.</summary>
    public JsonElement? GetJson([FeatureVariable] string name) =>
        TryFind(name, out var value) && value.Content is JsonValue { Element.ValueKind: not JsonValueKind.Null } json ? json.Element : null;

    /// <summary>Whether there is a variable with that name and with a value that fits its type.</summary>
    public bool ContainsKey([FeatureVariable] string key) => TryFind(key, out _);

    /// <summary>Gets a variable's value: string, bool, long, double, <see cref="JsonElement"/> (an object or a list) or null.</summary>
    /// <returns>False if there is no such variable, or it has no value that fits its type.</returns>
    public bool TryGetValue([FeatureVariable] string key, out object? value)
    {
        var found = TryFind(key, out var variable);
        value = variable.Boxed;
        return found;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var (name, value) in _variables)
            yield return new(name, value.Boxed);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryFind(string name, out FeatureValue value)
    {
        foreach (ref readonly var variable in _variables.AsSpan())
        {
            if (string.Equals(variable.Key, name))
            {
                value = variable.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The names and the values, with strings in quotation marks, such as <c>headline="Hello" max_items=5</c>.</summary>
    public override string ToString() => string.Join(' ', _variables.Select(variable => $"{variable.Key}={TextOf(variable.Value.Boxed)}"));

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        JsonElement json => json.GetRawText(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
