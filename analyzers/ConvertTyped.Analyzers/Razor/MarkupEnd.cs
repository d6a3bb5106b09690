namespace ConvertTyped.Analyzers.Razor;

/// <summary>The position where markup ends and C# continues.</summary>
internal enum MarkupEnd
{
    File,
    Line,
    Element,
}
