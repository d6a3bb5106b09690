using System.ComponentModel;
using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Generated;

/// <summary>
/// Holds one visitor's decision about a feature, for a generated accessor, and reads the feature's variables. This type is for generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FeatureAccessor
{
    private readonly ConvertContext? _context;

    /// <summary>Evaluates the feature for the visitor.</summary>
    public FeatureAccessor(ConvertContext context, [FeatureKey] string featureKey)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        Result = context.Session.Evaluate(featureKey, new(null, null), context.View, Evaluator.RunFeature, out _);
    }

    /// <summary>The decision; null if the feature is off for the visitor.</summary>
    public FeatureResult? Result { get; }

    /// <summary>Whether the feature is on for the visitor.</summary>
    public bool IsEnabled => Status == FeatureStatus.Enabled;

    /// <summary>Whether the feature is on or off. A feature that the live config does not have is off.</summary>
    public FeatureStatus Status => Result?.Status ?? FeatureStatus.Disabled;

    /// <summary>A boolean variable; null if the feature is off or has no boolean variable with this name.</summary>
    public bool? GetBoolean([FeatureVariable] string name) => Result?.Variables.GetBoolean(name);

    /// <summary>An integer variable; null if the feature is off or has no integer variable with this name.</summary>
    public long? GetInt64([FeatureVariable] string name) => Result?.Variables.GetInt64(name);

    /// <summary>A float variable, or an integer variable as a float; null if the feature is off or has no number with this name.</summary>
    public double? GetDouble([FeatureVariable] string name) => Result?.Variables.GetDouble(name);

    /// <summary>
    /// A string variable, or the text of a JSON variable that contains invalid JSON; null if the feature is off or has no such variable.
    /// </summary>
    public string? GetString([FeatureVariable] string name) => Result?.Variables.GetString(name);

    /// <summary>
    /// A JSON variable as an element; null if the feature is off, or the variable is absent, contains JSON null or invalid JSON, or has another type.
    /// </summary>
    public JsonElement? GetJson([FeatureVariable] string name) => Result?.Variables.GetJson(name);

    /// <summary>
    /// A JSON variable that is an object; null if the feature is off, the variable is absent, or its value cannot be read as <typeparamref name="T"/>. An
    /// unexpected shape is logged once per variable.
    /// </summary>
    public T? GetObject<T>([FeatureVariable] string name, Func<JsonReading, T> read)
        where T : class => JsonVariable.ReadObject(_context, Result, name, read);

    /// <summary>
    /// A JSON variable of any shape; the default value of <typeparamref name="T"/> if the feature is off, the variable is absent, or its value cannot be
    /// read as this type. An unexpected shape is logged once per variable.
    /// </summary>
    public T? GetJson<T>([FeatureVariable] string name, Func<JsonReading, T> read) => JsonVariable.Read(_context, Result, name, read);

    /// <summary>A variable of any type; null if the feature is off or has no variable with this name, or if the value is JSON null.</summary>
    public object? GetValue([FeatureVariable] string name) =>
        Result is not null && Result.Variables.TryGetValue(name, out var value) ? value : null;

    /// <summary>The feature, the decision that turned it on, and its variables, or <c>off</c>.</summary>
    public override string ToString() => Result?.ToString() ?? "off";
}
