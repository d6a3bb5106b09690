using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebShop.Pages;

/// <summary>This page exists only for visitors who have the feature. Other visitors get 404.</summary>
[RequireFeature(FeatureKeys.GiftGuide)]
public sealed class GiftsModel : PageModel;
