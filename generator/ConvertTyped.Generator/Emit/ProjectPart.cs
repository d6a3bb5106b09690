namespace ConvertTyped.Generator.Emit;

/// <summary>The part of a model that one file is generated from. The file is generated again only if this part or the settings change.</summary>
internal sealed record ProjectPart<T>(string? ProjectName, EquatableArray<T> Entities)
    where T : IEquatable<T>
{
    public string ProjectXml => ProjectName is null ? "the Convert project" : $"<b>{XmlText.Escape(ProjectName)}</b>";
}
