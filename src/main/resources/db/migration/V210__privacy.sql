-- What erasing a person takes beyond what the modules themselves may do.
grant delete on coupon_code to grapevine_app;
grant update (code, contact, first_name, network) on claim to grapevine_app;
grant update (code) on code_use to grapevine_app;
grant update (channel, network, device, user_agent) on visit to grapevine_app;
grant update (source, args) on evidence to grapevine_app;
