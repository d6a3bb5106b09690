namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Whether a visitor agreed to be recognized and tracked.</summary>
internal enum Consent
{
    Given,
    Refused,

    /// <summary>Not yet answered.</summary>
    Pending,
}
