using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebShop.Pages;

/// <summary>This page exists only for visitors who have the feature. Other visitors get a 404 response.</summary>
[RequireFeature(FeatureKeys.GiftGuide)]
public sealed class GiftsModel : PageModel;
