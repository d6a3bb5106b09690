namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Whether a visitor agreed to be recognized and tracked.</summary>
internal enum Consent
{
    Given,
    Refused,

    /// <summary>The visitor has not answered yet.</summary>
    Pending,
}
