using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace ConvertTyped.Blazor.Browser;

/// <summary>The pages that enhanced navigation shows while the application runs. <c>ConvertTyped.Blazor.lib.module.js</c> reads their decisions.</summary>
[SupportedOSPlatform("browser")]
internal static partial class LaterPages
{
    /// <summary>Receives the decisions of the page that is shown, unless it is the one that the application started on, and those of each later page.</summary>
    internal static void Subscribe(Action<string> receive)
    {
        try
        {
            if (Connect(receive) is { } latest)
                receive(latest);
        }
        catch (JSException)
        {
            // An application without a server loads no such file, and has no pages that a server renders.
        }
    }

    [JSImport("globalThis.convertTyped.subscribe")]
    private static partial string? Connect([JSMarshalAs<JSType.Function<JSType.String>>] Action<string> receive);
}
