namespace ConvertTyped.Analyzers.Razor;

/// <summary>What ends a piece of markup: the end of the file, of the line, or of the element.</summary>
internal enum MarkupEnd
{
    File,
    Line,
    Element,
}
