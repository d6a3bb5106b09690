using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebShop.Pages;

/// <summary>There only for visitors who have the feature; 404 for the others.</summary>
[RequireFeature(FeatureKeys.GiftGuide)]
public sealed class GiftsModel : PageModel;
