using Microsoft.CodeAnalysis;

namespace ConvertTyped.Cleanup;

/// <summary>A note about code that compiles and behaves as before, but that you may want to change now that the flag is removed.</summary>
/// <param name="Location">The place in the new code.</param>
/// <param name="Text">The finding, as a sentence.</param>
public sealed record ReviewNote(Location Location, string Text);
