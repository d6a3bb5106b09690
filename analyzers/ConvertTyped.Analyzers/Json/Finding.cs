using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Json;

/// <summary>A problem in a JSON file, and the token that causes it.</summary>
internal readonly record struct Finding(TextSpan Span, string Message);
