using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>ConvertManifest</c>, which the runtime compares with the live config. It contains data instead of code, and is read when first needed.</summary>
internal static class ManifestEmitter
{
    public static GeneratedFile Emit(ManifestPart manifest, GenerationSettings settings, LanguageLevel language)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>The part of {manifest.Experiences.ProjectXml} that this code relies on.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class ConvertManifest
            """);
        code.Open();
        code.Write($$"""
            /// <summary>The value for <see cref="global::ConvertTyped.ConvertOptions.Manifest"/>. Each live config is compared with it.</summary>
            public static global::ConvertTyped.Generated.ConfigManifest Instance { get; } = new({{Utf8(Literal.Of(Json(manifest)), language)}});
            """);
        code.Close();
        return GeneratedFile.Create(settings, "Manifest", code);
    }

    private static string Utf8(string literal, LanguageLevel language) =>
        language.Utf8Literals ? $"{literal}u8" : $"global::System.Text.Encoding.UTF8.GetBytes({literal})";

    private static string Json(ManifestPart manifest) =>
        "{\"project\":" + JsonString(manifest.ProjectId)
        + ",\"experiences\":" + Entities(manifest.Experiences.Entities)
        + ",\"features\":" + Entities(manifest.Features)
        + ",\"goals\":[" + string.Join(",", manifest.Goals.Select(JsonString))
        + "],\"segments\":[" + string.Join(",", manifest.Segments.Select(JsonString)) + "]}";

    private static string Entities(EquatableArray<ManifestEntry> entries) =>
        "{" + string.Join(",", entries.Select(entry => JsonString(entry.Key) + ":{" + string.Join(",", entry.Parts.Select(Part)) + "}")) + "}";

    private static string Part(ManifestEntryPart part) => JsonString(part.Name) + ":" + JsonString(part.Value);

    /// <summary>Writes text as a JSON string. Surrogates that are not part of a pair are escaped, because a UTF-8 literal cannot contain them.</summary>
    private static string JsonString(string text)
    {
        var json = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                json.Append(text[i]).Append(text[++i]);
            else if (text[i] is '"' or '\\')
                json.Append('\\').Append(text[i]);
            else if (text[i] < ' ' || char.IsSurrogate(text[i]))
                json.Append($"\\u{(int)text[i]:x4}");
            else
                json.Append(text[i]);
        }

        return json.Append('"').ToString();
    }
}
