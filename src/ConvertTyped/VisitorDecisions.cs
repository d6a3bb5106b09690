using System.Text;
using System.Text.Json;

namespace ConvertTyped;

/// <summary>
/// The decisions of one visitor for a front end in the browser: variations and variables as JSON, without the audiences, rules and traffic allocations
/// behind them, and without the visitor's id.
/// </summary>
public sealed class VisitorDecisions
{
    private readonly ConvertContext _context;

    internal VisitorDecisions(ConvertContext context) => _context = context;

    /// <summary>
    /// Evaluates experiences and features, and writes the results as JSON. Experiences without a variation for the visitor, and features that are off,
    /// are omitted. The keys of the project's goals are included, so that conversions can be tracked. Angle brackets are escaped, so the JSON can be
    /// placed in a script element.
    /// </summary>
    /// <param name="experienceKeys">The keys of the experiences to evaluate.</param>
    /// <param name="featureKeys">The keys of the features to evaluate; the experiences that turn them on are included in the JSON.</param>
    /// <returns>
    /// JSON in the form
    /// <c>{"account","project","experiences":{key:{"id","variation","variationId"}},
    /// "features":{key:{"id","experience","variables","types"}},"goals":{key:id}}</c>.
    /// </returns>
    /// <include file="Examples.xml" path="examples/Decisions/*"/>
    public string ToJson([ExperienceKey] IEnumerable<string> experienceKeys, [FeatureKey] IEnumerable<string> featureKeys)
    {
        ArgumentNullException.ThrowIfNull(experienceKeys);
        ArgumentNullException.ThrowIfNull(featureKeys);
        return Write(experienceKeys, featureKeys, withOff: false);
    }

    /// <summary>
    /// Returns the JSON of <c>ToJson</c>, with the keys of the omitted experiences and features as <c>"off":{"experiences":[…],"features":[…]}</c>, so
    /// that newer decisions can turn off experiences and features that were on before.
    /// </summary>
    internal string ToJsonWithOff(IEnumerable<string> experienceKeys, IEnumerable<string> featureKeys) => Write(experienceKeys, featureKeys, withOff: true);

    private string Write(IEnumerable<string> experienceKeys, IEnumerable<string> featureKeys, bool withOff)
    {
        FeatureResult[] features = [.. featureKeys.Distinct(StringComparer.Ordinal).Select(key => _context.RunFeature(key)).OfType<FeatureResult>()];
        ExperienceResult[] experiences =
        [
            .. experienceKeys.Concat(features.Select(feature => feature.ExperienceKey).OfType<string>()).Distinct(StringComparer.Ordinal)
                .Select(key => _context.RunExperience(key)).OfType<ExperienceResult>(),
        ];
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("account", _context.Config.AccountId);
            writer.WriteString("project", _context.Config.ProjectId);
            WriteExperiences(writer, experiences);
            WriteFeatures(writer, features);
            writer.WriteStartObject("goals");
            foreach (var goal in _context.GetConfigEntities("goal"))
                writer.WriteString(goal.Key, goal.Id);
            writer.WriteEndObject();
            if (withOff)
            {
                writer.WriteStartObject("off");
                WriteKeys(writer, "experiences", experienceKeys.Except(experiences.Select(experience => experience.ExperienceKey)));
                WriteKeys(writer, "features", featureKeys.Except(features.Select(feature => feature.FeatureKey)));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private static void WriteKeys(Utf8JsonWriter writer, string name, IEnumerable<string> keys)
    {
        writer.WriteStartArray(name);
        foreach (var key in keys)
            writer.WriteStringValue(key);
        writer.WriteEndArray();
    }

    private static void WriteExperiences(Utf8JsonWriter writer, IEnumerable<ExperienceResult> experiences)
    {
        writer.WriteStartObject("experiences");
        foreach (var experience in experiences)
        {
            writer.WriteStartObject(experience.ExperienceKey);
            writer.WriteString("id", experience.ExperienceId);
            writer.WriteString("variation", experience.VariationKey);
            writer.WriteString("variationId", experience.VariationId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteFeatures(Utf8JsonWriter writer, IEnumerable<FeatureResult> features)
    {
        writer.WriteStartObject("features");
        foreach (var feature in features)
        {
            writer.WriteStartObject(feature.FeatureKey);
            writer.WriteString("id", feature.FeatureId);
            writer.WriteString("experience", feature.ExperienceKey);
            writer.WriteStartObject("variables");
            foreach (var (name, value) in feature.Variables)
                WriteVariable(writer, name, value);
            writer.WriteEndObject();
            writer.WriteStartObject("types");
            foreach (var variable in feature.Feature.VariableArray)
                writer.WriteString(variable.Key, variable.Type);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteVariable(Utf8JsonWriter writer, string name, object? value)
    {
        writer.WritePropertyName(name);
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>Returns the project, and a hash in place of the visitor's id.</summary>
    public override string ToString() => $"decisions of {_context}";
}
