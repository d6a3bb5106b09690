using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Shop.CheckoutPage;

public sealed class CheckoutPageModel(ConvertContext convert, IDeliveryDates dates, AddressBook addresses) : PageModel
{
    [BindProperty]
    public AddressInput Address { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Coupon { get; set; }

    public bool IsExpress { get; private set; }

    public bool ShowsSteps { get; private set; }

    public string Title { get; private set; } = "";

    public string? Hint { get; private set; }

    public IReadOnlyList<string> Dates { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var checkout = convert.Experiences.CheckoutExperiment;
        IsExpress = checkout.Variation == CheckoutExperimentVariation.Express;
        ShowsSteps = checkout.Variation != CheckoutExperimentVariation.Treatment && !IsExpress;

        if (IsExpress)
        {
            Title = "Express checkout";
            Dates = [(await dates.NextAsync(1)).Single()];
        }
        else if (checkout.Variation == CheckoutExperimentVariation.Treatment)
        {
            Title = "Checkout";
            Dates = await dates.NextAsync(5);
            Hint = "Everything on one page.";
        }
        else
        {
            Title = "Checkout (step 1 of 3)";
            Dates = await dates.NextAsync(3);
        }

        if (Coupon is not null)
            Hint = Combine(Hint, $"Your coupon {Coupon} counts.");
    }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Address.Street))
            ModelState.AddModelError(nameof(Address.Street), "Say where we deliver to.");

        if (!ModelState.IsValid)
            return Page();

        addresses.Add(Address);

        // Where to go next depends on how many pages the checkout has.
        var isOnePage = convert.RunExperience(ExperienceKeys.CheckoutExperiment)?.VariationKey == "treatment";
        if (isOnePage)
        {
            convert.Goals.Purchase.Track();
            return RedirectToPage("/Thanks");
        }

        return RedirectToPage("/Checkout/Delivery", new { step = 2 });
    }

    public string StepClass(int step)
    {
        var classes = new List<string> { "step" };
        if (!ShowsSteps)
            classes.Add("step--hidden");
        else if (step == 1)
            classes.Add("step--current");
        return string.Join(' ', classes);
    }

    public string ButtonText() => convert.Experiences.CheckoutExperiment.Variation switch
    {
        CheckoutExperimentVariation.Treatment => "Buy now",
        CheckoutExperimentVariation.Express => ExpressText(dates.Today),
        CheckoutExperimentVariation.Control or CheckoutExperimentVariation.None => "Next",
        _ => "Continue",
    };

    private static string ExpressText(DateOnly today) =>
        today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "Buy now, delivered on Monday" : "Buy now, delivered today";

    private static string Combine(string? first, string second) => first is null ? second : first + " " + second;
}

public sealed class AddressInput
{
    [Required]
    public string Street { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "US";
}

public sealed class AddressBook
{
    private readonly List<AddressInput> _addresses = [];

    public int Count => _addresses.Count;

    public void Add(AddressInput address) => _addresses.Add(address);
}

public interface IDeliveryDates
{
    DateOnly Today { get; }

    Task<IReadOnlyList<string>> NextAsync(int count);
}

internal sealed class FixedDates : IDeliveryDates
{
    public DateOnly Today => new(2026, 11, 28);

    public Task<IReadOnlyList<string>> NextAsync(int count) => Task.FromResult<IReadOnlyList<string>>(
        [.. Enumerable.Range(1, count).Select(day => Today.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var addresses = new AddressBook();
        var page = new CheckoutPageModel(context, new FixedDates(), addresses) { Coupon = "SPRING" };
        page.OnGetAsync().Wait();
        print(page.Title);
        print(page.Hint);
        print(string.Join(", ", page.Dates));
        print(page.StepClass(1));
        print(page.StepClass(2));
        print(page.ButtonText());
        print(page.IsExpress);
        page.Address = new() { Street = "Main Street 1" };
        print((page.OnPost() as RedirectToPageResult)?.PageName);
        print(addresses.Count);
    }
}
