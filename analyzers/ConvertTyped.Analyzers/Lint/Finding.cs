using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers;

/// <summary>Something wrong in a JSON file, and the token at fault.</summary>
internal readonly record struct Finding(TextSpan Span, string Message);
