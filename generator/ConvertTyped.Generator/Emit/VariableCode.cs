using System.Globalization;

namespace ConvertTyped.Generator.Emit;

/// <summary>A variable as a property of the feature's accessor.</summary>
internal static class VariableCode
{
    /// <param name="json">The type of a JSON variable; null for any other variable.</param>
    public static void Write(CodeWriter code, VariableModel variable, EntityModel feature, JsonType? json)
    {
        var type = json?.Name ?? TypeOf(variable.Type);
        var read = json is null ? Read(variable) : Read(variable, json);
        var isNullable = variable.Fallback is null;
        code.Write($"""
            /// <summary>Variable <c>{XmlText.Escape(variable.Key)}</c>, {Word(variable.Type)}{Values(variable)}. {Otherwise(variable)} if the feature is off or the variable has no valid value.</summary>
            {ObsoleteCode.Line(variable, feature)}public {type}{(isNullable ? "?" : "")} {variable.Name} => {read}{(isNullable ? "" : " ?? " + Fallback(variable))};
            """);
    }

    /// <summary>The field that holds the fallback of a JSON variable.</summary>
    public static string JsonFallback(VariableModel variable, JsonType json)
    {
        var text = Literal.Of(variable.Fallback!.Kind == JsonKind.String ? JsonWriter.Quote(variable.Fallback.Text) : variable.Fallback.Text);
        var parse = json.IsAny ? $"Parse({text})" : $"Parse({text}, static json => {(json with { IsNullable = false }).Read("json")})";
        return $"private static readonly {json.Name} {JsonField(variable)} = global::ConvertTyped.Generated.JsonVariable.{parse};";
    }

    public static string TypeOf(VariableType type) => type switch
    {
        VariableType.Boolean => "bool",
        VariableType.Integer => "long",
        VariableType.Float => "double",
        VariableType.String => "string",
        _ => "object",
    };

    private static string Read(VariableModel variable)
    {
        var key = Literal.Of(variable.Key);
        return variable.Type switch
        {
            VariableType.Boolean => $"_feature.GetBoolean({key})",
            VariableType.Integer => $"_feature.GetInt64({key})",
            VariableType.Float => $"_feature.GetDouble({key})",
            VariableType.String => $"_feature.GetString({key})",
            _ => $"_feature.GetValue({key})",
        };
    }

    private static string Read(VariableModel variable, JsonType json)
    {
        var key = Literal.Of(variable.Key);
        return json switch
        {
            { IsAny: true } => $"_feature.GetJson({key})",
            { IsObject: true } => $"_feature.GetObject({key}, {json.Argument})",
            _ => $"_feature.GetJson({key}, static json => {json.Read("json")})",
        };
    }

    private static string Values(VariableModel variable) => variable.Values.Count == 0 ? "" : ": " + string.Join(
        "; ", variable.Values.Select(value => EntityXml.Value(value.Text) + (value.Variations.Length == 0 ? "" : $" in {XmlText.Escape(value.Variations)}")));

    private static string Otherwise(VariableModel variable) => variable.Fallback switch
    {
        null => "Null",
        { Kind: JsonKind.Object or JsonKind.Array } => "The fallback",
        { Text: "" } => "Empty",
        { } fallback => $"<c>{XmlText.Escape(fallback.Text)}</c>",
    };

    private static string Fallback(VariableModel variable) => variable.Type switch
    {
        VariableType.String => Literal.Of(variable.Fallback!.Text),
        VariableType.Float => Number(variable.Fallback!.Text),
        VariableType.Json => JsonField(variable),
        _ => variable.Fallback!.Text,
    };

    private static string Number(string json)
    {
        var number = double.Parse(json, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return number.Any(c => c is '.' or 'E') ? number : number + "d";
    }

    private static string JsonField(VariableModel variable) => $"_fallbackOf{variable.Name}";

    private static string Word(VariableType type) => type switch
    {
        VariableType.Unknown => "of unknown type",
        _ => type.ToString().ToLowerInvariant(),
    };
}
