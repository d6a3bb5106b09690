using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace ConvertTyped.Blazor.Browser;

/// <summary>Text in the persisted state of a prerendered page. This class is compiled into <c>ConvertTyped.AspNetCore</c>, too.</summary>
internal static class PersistedText
{
    /// <summary>The key of the JSON that <see cref="VisitorDecisions"/> writes.</summary>
    internal const string Decisions = "ConvertTyped.Decisions";

    private const string IsText = "Strings are serialized without reflection on their members.";

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = IsText)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = IsText)]
    internal static void Persist(this PersistentComponentState state, string key, string text) => state.PersistAsJson(key, text);

    /// <summary>Takes the text for a key from the state. Returns null if the state contains no text for the key.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = IsText)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = IsText)]
    internal static string? Take(this PersistentComponentState state, string key) => state.TryTakeFromJson<string>(key, out var text) ? text : null;
}
