"""Who searches in another language finds the original, whose card leads on; and back again."""

from playwright.sync_api import expect

from tests.browser.conftest import Open, settle


def test_welsh_words_lead_to_a_card_that_names_both_languages(open_page: Open) -> None:
    page = open_page("find/")
    page.get_by_role("searchbox").fill("Gofynnodd")
    card = page.locator(".kb-card", has=page.get_by_role("link", name="A case that has everything"))
    expect(card).to_have_count(1)
    card.get_by_role("link", name="Cymraeg").click()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Achos sydd â phopeth ynddo")
    languages = page.get_by_role("navigation", name="Dewiswch iaith")
    expect(languages.locator("[aria-current]")).to_have_text("Cymraeg")
    languages.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A case that has everything")
