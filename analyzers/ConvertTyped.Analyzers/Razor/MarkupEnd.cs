namespace ConvertTyped.Analyzers.Razor;

/// <summary>Where markup ends and C# continues.</summary>
internal enum MarkupEnd
{
    File,
    Line,
    Element,
}
