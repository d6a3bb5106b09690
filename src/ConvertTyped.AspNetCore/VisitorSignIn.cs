namespace ConvertTyped.AspNetCore;

/// <summary>Specifies what happens to the decisions of an anonymous visitor who signs in.</summary>
public enum VisitorSignIn
{
    /// <summary>
    /// The user's own stored decisions apply, and new decisions are made for all other experiences. The cookie is kept: after the user signs out, the
    /// browser is identified as the anonymous visitor again.
    /// </summary>
    Switch,

    /// <summary>
    /// If the user has no stored decision for an experience, the user takes over the anonymous visitor's decision and is counted in the same
    /// variation. The cookie is deleted: after the user signs out, the browser is identified as a new visitor. Without consent, the user does not
    /// take over any decisions.
    /// </summary>
    Keep,
}
