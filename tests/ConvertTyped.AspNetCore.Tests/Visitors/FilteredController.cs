using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>A controller with filters that take a context. It is public, because MVC finds only public controllers.</summary>
public sealed class FilteredController : ControllerBase
{
    [HttpGet("/action-filter")]
    [TypeFilter(typeof(VisitorFilter))]
    public ContentResult Get() => Content("unfiltered");

    [HttpGet("/reusable-filter")]
    [TypeFilter(typeof(VariationFilter), IsReusable = true)]
    public ContentResult GetVariation() => Content("unfiltered");
}

/// <summary>A context that outlives its request, and the signals between the requests that use the context.</summary>
internal static class Kept
{
    internal static ConvertContext? Context { get; set; }

    internal static TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static TaskCompletionSource Over { get; set; } = new();
}

/// <summary>Responds with the variation of the context's visitor.</summary>
public sealed class VariationFilter(ConvertContext convert) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Result = new ContentResult { Content = convert.RunExperience(Shop.Experiment)?.VariationKey ?? "none" };
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}

/// <summary>Responds with the id of the context's visitor.</summary>
public sealed class VisitorFilter(ConvertContext convert) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Result = new ContentResult { Content = convert.VisitorId };
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
