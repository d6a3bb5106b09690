using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace ConvertTyped.Blazor.Browser;

/// <summary>The pages that enhanced navigation shows while the application runs. <c>ConvertTyped.Blazor.lib.module.js</c> reads their decisions.</summary>
[SupportedOSPlatform("browser")]
internal static class LaterPages
{
    /// <summary>
    /// Passes on the decisions of the current page, if enhanced navigation has shown it, and then the decisions of each later page.
    /// </summary>
    internal static void Subscribe(Action<string> receive)
    {
        try
        {
            if (Connect(receive) is { } latest)
                receive(latest);
        }
        catch (JSException)
        {
            // An application without a server does not load the JavaScript file, and its pages are not prerendered.
        }
    }

    /// <summary>
    /// Calls the JavaScript function <c>convertTyped.subscribe</c>. The source generator for <c>[JSImport]</c> writes the same code, but uses random names
    /// in .NET 8, so every build of this package would be different.
    /// </summary>
    private static string? Connect(Action<string> receive)
    {
        var function = JSFunctionBinding.BindJSFunction("globalThis.convertTyped.subscribe", null!, [JSMarshalerType.String, JSMarshalerType.Action(JSMarshalerType.String)]);
        Span<JSMarshalerArgument> arguments = stackalloc JSMarshalerArgument[3];
        ref var exception = ref arguments[0];
        ref var latest = ref arguments[1];
        exception.Initialize();
        latest.Initialize();
        arguments[2].ToJS(receive, static (ref JSMarshalerArgument decisions, out string text) =>
        {
            decisions.ToManaged(out string? given);
            text = given!;
        });
        JSFunctionBinding.InvokeJS(function, arguments);
        latest.ToManaged(out string? result);
        return result;
    }
}
