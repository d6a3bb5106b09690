using Microsoft.AspNetCore.Mvc;

namespace Shop;

[ApiController]
[Route("search")]
[FeatureGate("new-search")]
public sealed class SearchController : ControllerBase
{
    [HttpGet]
    public string Search() => "search";

    [HttpGet("print")]
    [FeatureGate(RequirementType.Any, "PrintView", "old-footer")]
    public string Print() => "print";
}

[ApiController]
[Route("pay")]
public sealed class PayController : ControllerBase
{
    [HttpGet]
    [FeatureGate("express-pay")]
    public string Express() => "express";

    [HttpGet("legacy")]
    [FeatureGate("old-footer")]
    public string Legacy() => "legacy";

    [HttpGet("strict")]
    [FeatureGate(RequirementType.All, "express-pay", "InternalTools")]
    public string Strict() => "strict";
}
