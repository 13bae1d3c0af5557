namespace VideoWeb.Studio.Mail;

/// <summary>Letters: by SMTP where a server is configured, else as files in the data folder's outbox.</summary>
public interface IMailer
{
    /// <summary>
    /// Hands a letter over and returns at once, so that nothing about the recipient can be told from how long it takes. False for an
    /// address that is none, and while too many letters wait; what goes wrong later stands in the log.
    /// </summary>
    bool Post(Letter letter);

    /// <summary>An address within the studio as a letter has it.</summary>
    /// <param name="path">"/join/…".</param>
    /// <param name="here">Where the page that asks was reached; counts only where no address is configured.</param>
    Uri Link(string path, Uri here);
}

/// <param name="To">One address.</param>
/// <param name="Text">Plain text.</param>
public sealed record Letter(string To, string Subject, string Text);
