namespace ConvertTyped.Analyzers.Razor;

/// <summary>Finds the position where markup ends and C# continues.</summary>
internal enum MarkupEnd
{
    File,
    Line,
    Element,
}
