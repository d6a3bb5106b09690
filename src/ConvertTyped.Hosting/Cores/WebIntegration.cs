namespace ConvertTyped.Hosting.Cores;

/// <summary>
/// Finds the web integration in applications that have it, so that <c>AddConvert</c> is the same call in web and worker projects, and a worker
/// needs no ASP.NET Core runtime.
/// </summary>
internal static class WebIntegration
{
    /// <summary>Returns the web integration; null if the application does not reference <c>ConvertTyped.AspNetCore</c>.</summary>
    // The trimmer keeps the type of the integration, because the name of that type is a constant.
    internal static IHostIntegration? Find() =>
        Type.GetType("ConvertTyped.AspNetCore.Registration.RequestIntegration, ConvertTyped.AspNetCore", throwOnError: false) is { } type
            ? (IHostIntegration)Activator.CreateInstance(type)!
            : null;
}
