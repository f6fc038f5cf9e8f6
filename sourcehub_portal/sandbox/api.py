"""The two documented endpoints: a question in, a page out."""

from collections.abc import Callable

from sourcehub_portal.sandbox.answer import bad_request
from sourcehub_portal.sandbox.page import Page, page
from sourcehub_portal.sandbox.question import Question
from sourcehub_portal.sandbox.roster import Listing
from sourcehub_portal.sandbox.world import World

Endpoint = Callable[[World, Listing, Question], Page]


def customers(world: World, listing: Listing, question: Question) -> Page:
    ids, total = listing.page(skip=question.skip, count=question.count)
    rows = [world.customers.customer(customer_id) for customer_id in ids]
    return page("customers", rows, total=total)


def orders(world: World, listing: Listing, question: Question) -> Page:
    """Orders of the customer whose contact number it is; the company's finds none."""
    if not question.phone:
        raise bad_request("The phone number field is required.")
    customer_id = world.customer_of(question.phone)
    if customer_id is None or not listing.holds(customer_id):
        return page("orders", [], total=0)
    every = [one for one in world.placed(customer_id) if question.spans(one.day)]
    asked = every[question.skip : question.skip + question.count]
    rows = [world.order(one, customer_id=customer_id) for one in asked]
    return page("orders", rows, total=len(every))


ENDPOINTS: dict[str, Endpoint] = {"/api/customers": customers, "/api/orders": orders}
