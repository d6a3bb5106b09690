namespace ConvertTyped.AspNetCore;

/// <summary>What happens to the decisions of an anonymous visitor who signs in.</summary>
public enum VisitorSignIn
{
    /// <summary>
    /// The user's own decisions apply, and new decisions are made for experiences in which the user has none. The cookie is kept: after the user
    /// signs out, the browser is identified as the anonymous visitor again.
    /// </summary>
    Switch,

    /// <summary>
    /// The user takes over the anonymous visitor's decisions in experiences in which the user has none, and is counted in the same variations. The
    /// cookie is deleted: after the user signs out, the browser is identified as a new visitor.
    /// </summary>
    Keep,
}
