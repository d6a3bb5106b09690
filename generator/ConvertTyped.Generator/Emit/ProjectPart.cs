namespace ConvertTyped.Generator.Emit;

/// <summary>The part of a model that one file of code is made of; nothing else makes that file be written again.</summary>
internal sealed record ProjectPart<T>(string? ProjectName, EquatableArray<T> Entities)
    where T : IEquatable<T>
{
    public string ProjectXml => ProjectName is null ? "the Convert project" : $"<b>{XmlText.Escape(ProjectName)}</b>";
}
