using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Shop.AccountController;

[ApiController]
[Route("account")]
public class AccountController(IAccountService accounts, ConvertContext convert, ILogger<AccountController> logger) : ControllerBase
{
    private readonly IAccountService _accounts = accounts ?? throw new ArgumentNullException(nameof(accounts));

    private bool IsNewCheckout
    {
        get
        {
            var variation = convert.Experiences.CheckoutExperiment.Variation;
            return variation is not (CheckoutExperimentVariation.None or CheckoutExperimentVariation.Control);
        }
    }

    [HttpGet("{id}")]
    public async Task<ActionResult<AccountModel>> Get(string id, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(id)) return BadRequest();

        var account = await _accounts.FindAsync(id, cancellationToken);
        if (account == null) return NotFound();
        if (account.IsLocked && !IsNewCheckout) return Forbid();

        // The new checkout shows locked accounts, too.
        var model = new AccountModel();
        model.Name = account.Name;
        model.Links.Add("self", "/account/" + id);
        model.Banner = "Welcome";
        model.Links.Add("banner", "/banner");

        if (IsNewCheckout)
            model.Links.Add("checkout", "/checkout/one-page");
        else
            model.Links.Add("checkout", "/checkout/address");

        return model;
    }

    [HttpPost("{id}/close")]
    public async Task<IActionResult> Close(string id, [FromBody] string reason, CancellationToken cancellationToken)
    {
        using var _ = logger.BeginScope("Close {Id}", id);
        try
        {
            await _accounts.CloseAsync(id, reason, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            logger.LogError(exception, "The account has open orders.");
            return Conflict();
        }

        return Ok();
    }

    [HttpPut("{id}")]
    public async Task<IActionResult> Rename(string id, string name, CancellationToken cancellationToken)
    {
        var account = await _accounts.FindAsync(id, cancellationToken);
        if (account is null)
            return NotFound();

        string? message = null;
        if (IsNewCheckout)
        {
            message = Validate(name, strict: true);
        }
        else
        {
            message = Validate(name, strict: false);
        }

        if (message != null)
        {
            ModelState.AddModelError(nameof(name), message);
            return ValidationProblem();
        }

        await _accounts.RenameAsync(account, name, cancellationToken);
        return NoContent();
    }

    [HttpGet("steps")]
    public IEnumerable<string> Steps()
    {
        yield return "address";
        if (convert.Experiences.CheckoutExperiment.Variation != CheckoutExperimentVariation.Express)
            yield return "delivery";
        if (convert.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment)
        {
            yield return "payment and summary";
            yield break;
        }

        yield return "payment";
        yield return "summary";
    }

    /* The strict check is a part of the experiment:
       names with digits were rejected by the payment provider. */
    private static string? Validate(string name, bool strict)
    {
        if (name.Length < 2)
            return "too short";
        if (strict && name.Any(char.IsDigit))
            return "no digits";
        return null;
    }
}

public sealed class AccountModel
{
    public string Name { get; set; } = "";

    public string? Banner { get; set; }

    public Dictionary<string, string> Links { get; } = [];

    public override string ToString() => $"{Name} {Banner} {string.Join(',', Links.Values)}";
}

public sealed record Account(string Id, string Name, bool IsLocked);

public interface IAccountService
{
    Task<Account?> FindAsync(string id, CancellationToken cancellationToken);

    Task RenameAsync(Account account, string name, CancellationToken cancellationToken);

    Task CloseAsync(string id, string reason, CancellationToken cancellationToken);
}

internal sealed class AccountService(Action<object?> print) : IAccountService
{
    public Task<Account?> FindAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(id == "none" ? null : new Account(id, "Name of " + id, id == "locked"));

    public Task RenameAsync(Account account, string name, CancellationToken cancellationToken)
    {
        print($"{account.Name} -> {name}");
        return Task.CompletedTask;
    }

    public Task CloseAsync(string id, string reason, CancellationToken cancellationToken) =>
        id == "open" ? throw new InvalidOperationException(reason) : Task.CompletedTask;
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var controller = new AccountController(new AccountService(print), context, NullLogger<AccountController>.Instance);
        foreach (var id in new[] { "", "none", "locked", "anna" })
        {
            var result = controller.Get(id, default).Result;
            print(result.Value?.ToString() ?? result.Result!.GetType().Name);
        }

        print(controller.Rename("anna", "Anne", default).Result.GetType().Name);
        print(controller.Close("open", "reason", default).Result.GetType().Name);
        print(controller.Close("anna", "reason", default).Result.GetType().Name);
        print(string.Join(", ", controller.Steps()));
    }
}
// Review: The property 'Banner' is now only set to "Welcome".
