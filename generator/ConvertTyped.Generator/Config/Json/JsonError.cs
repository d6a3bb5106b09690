using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>A place where the text is not JSON. The message completes "The Convert config is not valid JSON: …".</summary>
internal sealed record JsonError(TextSpan Span, string Message);
